import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested, type ValidationArguments } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import {
  CUSTOMER_ID_PATTERN,
  FULFILLMENT_METHOD_PATTERN,
  INSTANT_FORM,
  MADE_ID_PATTERN,
  MEDIA_SERIAL_NUMBER_PATTERN,
  ORDER_ID_PATTERN,
  characterCount,
  parseInstant,
} from '@ticket-distribution/domain';
import { type EnumName, wordsIn } from '../schema/enums.js';
import { type Schema, component, nullable, openList } from '../schema/schema.js';

/** The name under which every rule of this file is known to class-validator and to the OpenAPI converter. */
export const RULE = 'rule';

/** The largest version, page and organisation number: what a 32-bit column holds. */
export const LARGEST_NUMBER = 2_147_483_647;

/** Said of what is missing. */
export const IS_REQUIRED = 'is required';

interface Rule {
  readonly holds: (value: unknown) => boolean;
  /** Said when it does not hold, after the name of the field. */
  readonly says: string;
  /** The same rule in the OpenAPI document. */
  readonly schema: Schema;
}

/**
 * What every ticket system can be told: no control characters but tab and line ends, no half surrogates (XML 1.0). The
 * ranges are written out, so that it says the same with the unicode flag and without.
 */
export const PRINTABLE: RegExp =
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what it keeps out
  /^(?:[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|[\ud800-\udbff][\udc00-\udfff])*$/u;

function obeys({ holds, says, schema }: Rule): PropertyDecorator {
  const defaultMessage = (asked?: ValidationArguments): string => (asked?.value === undefined ? IS_REQUIRED : says);
  return ValidateBy({ name: RULE, constraints: [schema], validator: { validate: holds, defaultMessage } });
}

function all(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}

function matching(pattern: RegExp, says: string): PropertyDecorator {
  const holds = (value: unknown): boolean => typeof value === 'string' && pattern.test(value);
  return obeys({ holds, says, schema: { type: 'string', pattern: pattern.source } });
}

/** Lengths are counted as JSON Schema counts them: a character beyond the 65,536 first ones is one, not two. */
function isText(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value !== '' && characterCount(value) <= longest && PRINTABLE.test(value);
}

function textSchema(longest: number): Schema {
  return { type: 'string', minLength: 1, maxLength: longest, pattern: PRINTABLE.source };
}

/** The field may be left out; null is not leaving out. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_, value: unknown) => value !== undefined);

/** The field may be left out, and null is as good as that. */
export const MayBeNull = (): PropertyDecorator =>
  all(
    ValidateIf((_, value: unknown) => value !== undefined && value !== null),
    JSONSchema((schema) => nullable(schema as Schema)) as PropertyDecorator,
  );

/** Text of 1 character or more, without control characters. */
export const Text = (longest = 255): PropertyDecorator =>
  obeys({
    holds: (value) => isText(value, longest),
    says: `must be a text of 1 to ${longest} characters without control characters`,
    schema: textSchema(longest),
  });

/** A text on an open list: any text, of which some are known. */
export const OpenText = (known: readonly string[]): PropertyDecorator =>
  obeys({
    holds: (value) => isText(value, 255),
    says: 'must be a text of 1 to 255 characters without control characters',
    schema: { ...textSchema(255), ...openList(known) },
  });

export const TextList = (most: number, least = 0): PropertyDecorator =>
  obeys({
    holds: (value) =>
      Array.isArray(value) && value.length >= least && value.length <= most && value.every((item) => isText(item, 255)),
    says: `must be a list of ${least} to ${most} texts of 1 to 255 characters`,
    schema: { type: 'array', minItems: least, maxItems: most, items: textSchema(255) },
  });

export const OrderIdText = (): PropertyDecorator =>
  matching(ORDER_ID_PATTERN, 'must be 1 to 64 letters, digits, "-" or "_"');

/** Any text: the domain holds it against its pattern. */
export const MediaSerialNumberText = (): PropertyDecorator =>
  obeys({
    holds: (value) => typeof value === 'string',
    says: 'must be 1 to 20 digits',
    schema: { type: 'string', pattern: MEDIA_SERIAL_NUMBER_PATTERN.source },
  });

export const MADE_ID_FORM = 'must be 1 to 64 letters, digits or "-"';
export const MadeIdText = (): PropertyDecorator => matching(MADE_ID_PATTERN, MADE_ID_FORM);

/** A list of such ids, each at most once. */
export const MadeIdList = (most: number): PropertyDecorator =>
  obeys({
    holds: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.length <= most &&
      value.every((id) => typeof id === 'string' && MADE_ID_PATTERN.test(id)) &&
      new Set(value).size === value.length,
    says: `must be a list of 1 to ${most} different ids, each 1 to 64 letters, digits or "-"`,
    schema: {
      type: 'array',
      minItems: 1,
      maxItems: most,
      uniqueItems: true,
      items: { type: 'string', pattern: MADE_ID_PATTERN.source },
    },
  });

export const CustomerIdText = (): PropertyDecorator => matching(CUSTOMER_ID_PATTERN, 'must be 1 to 20 digits');

/** A distribution channel id (DCI). */
export const CHANNEL_PATTERN: RegExp = /^[A-Z]{3}:DistributionChannel:[A-Za-z0-9_.-]{1,64}$/;
export const CHANNEL_FORM = 'must be a distribution channel such as ABC:DistributionChannel:App';
export const ChannelText = (): PropertyDecorator => matching(CHANNEL_PATTERN, CHANNEL_FORM);

export const InstantText = (): PropertyDecorator =>
  obeys({
    holds: (value) => typeof value === 'string' && parseInstant(value) !== null,
    says: `must be ${INSTANT_FORM}`,
    schema: { type: 'string', format: 'date-time' },
  });

/** One of the words of an enum of the API. */
export const OneOf = (name: EnumName): PropertyDecorator =>
  obeys({
    holds: (value) => typeof value === 'string' && wordsIn(name).includes(value),
    says: `must be one of ${wordsIn(name).join(', ')}`,
    schema: component(name),
  });

/** The name of a fulfillment method; whether it is registered the domain says. */
export const MethodName = (): PropertyDecorator =>
  obeys({
    holds: (value) => typeof value === 'string' && FULFILLMENT_METHOD_PATTERN.test(value),
    says: 'must be the name of a fulfillment method, such as NOD',
    schema: component('FulfillmentMethod'),
  });

/** A list of words of an enum of the API, each at most once. */
export const SomeOf = (name: EnumName): PropertyDecorator =>
  obeys({
    holds: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((item) => typeof item === 'string' && wordsIn(name).includes(item)) &&
      new Set(value).size === value.length,
    says: `must be a list of different ones of ${wordsIn(name).join(', ')}`,
    schema: { type: 'array', minItems: 1, uniqueItems: true, items: component(name) },
  });

export const WholeNumber = (least = 1, most = LARGEST_NUMBER): PropertyDecorator =>
  obeys({
    holds: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    says: `must be a whole number from ${least} to ${most}`,
    schema: { type: 'integer', minimum: least, maximum: most },
  });

export const Flag = (): PropertyDecorator =>
  obeys({ holds: (value) => typeof value === 'boolean', says: 'must be true or false', schema: { type: 'boolean' } });

/** An object of another class of this kind. */
export const ObjectOf = (type: () => new () => object): PropertyDecorator =>
  all(
    Type(type),
    ValidateNested({ message: 'must be an object' }),
    obeys({
      holds: (value) => typeof value === 'object' && value !== null,
      says: 'must be an object',
      schema: {},
    }),
  );

/** Says that the field holds a list: of `X[] | null` the compiler tells no more than that it is an object. */
const asList: PropertyDecorator = (target, property) => {
  Reflect.defineMetadata('design:type', Array, target, property);
};

/** A list of texts, which whoever reads them cuts. */
export const AnyTexts = (): PropertyDecorator =>
  obeys({
    holds: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
    says: 'must be a list of texts',
    schema: { type: 'array', items: { type: 'string' } },
  });

/** A list of such objects. */
export const ListOf = (type: () => new () => object, most: number, least = 0): PropertyDecorator =>
  all(
    asList,
    Type(type),
    ValidateNested({ each: true, message: 'must be an object' }),
    obeys({
      holds: (value) => Array.isArray(value) && value.length >= least && value.length <= most,
      says: `must be a list of ${least} to ${most} objects`,
      schema: { type: 'array', minItems: least, maxItems: most },
    }),
  );
