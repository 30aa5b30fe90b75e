import * as z from 'zod';

/** A type as JSON Schema draft 7, which editors read: what a file may hold, not what becomes of it. */
export function jsonSchema(type: z.ZodType, title: string): Record<string, unknown> {
  const schema = z.toJSONSchema(type, { target: 'draft-7', io: 'input', override: withoutNoise });
  return { ...schema, title };
}

/** The default of a group follows from the defaults of its keys, and a safe integer needs no limit in print. */
function withoutNoise({ jsonSchema: schema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (schema.type === 'object') delete schema.default;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema['orFile'] === true) orFile(schema);
}

/** Rows may stand in a CSV file of their own. */
function orFile(schema: z.core.JSONSchema.BaseSchema): void {
  const { type, items } = schema;
  for (const key of ['type', 'items', 'orFile', 'default']) Reflect.deleteProperty(schema, key);
  schema.anyOf = [{ type, items } as z.core.JSONSchema.BaseSchema, { type: 'string', pattern: '\\.csv$' }];
}
