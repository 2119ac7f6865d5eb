/** What `@Type` was told of each field: not part of class-transformer's main entry. */
declare module 'class-transformer/cjs/storage.js' {
  export { defaultMetadataStorage } from 'class-transformer/types/storage.js';
}
