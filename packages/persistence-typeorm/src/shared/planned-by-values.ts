/**
 * What stands in a statement whose best plan depends on its values: PostgreSQL keeps none prepared, and plans each time
 * for the values that it is given. One plan for all values would read many rows where few are meant.
 */
export const PLANNED_BY_VALUES = '/* planned by its values */ ';
