// The API's own description (docs/openapi.json) as far as it is shown.

const LIMITS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern'] as const;

export interface Schema extends Partial<Record<(typeof LIMITS)[number], string | number>> {
  type?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  enum?: (string | number)[];
  format?: string;
  default?: unknown;
  $ref?: string;
}

interface Content {
  content?: Record<string, { schema?: Schema; example?: unknown }>;
}

export interface Operation {
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: Content;
  responses: Record<string, Content & { description?: string; $ref?: string }>;
  'x-permission'?: string;
  'x-rate-limit'?: { class: string; rate: number; burst: number };
}

export interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface Route {
  method: string;
  path: string;
  operation: Operation;
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'];

export async function describe(): Promise<Description> {
  const { default: description } = await import('api-description');
  return description as Description;
}

export const routesOf = ({ paths }: Description): Route[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method];
      return operation ? [{ method: method.toUpperCase(), path, operation }] : [];
    }),
  );

/** `/v1/orders/{number}` and `/v1/orders` are of one noun. */
export const nounOf = ({ path }: Route): string => path.split('/').find((part) => part && part !== 'v1') ?? path;

const nameOf = (ref: string): string => ref.split('/').at(-1) ?? ref;

export const schemaOf = (content: Content | undefined): Schema | undefined =>
  content?.content?.['application/json']?.schema;

export const exampleOf = (content: Content | undefined): unknown => content?.content?.['application/json']?.example;

/** The schema with fields that stands behind a reference, a list or «or null». */
export function fieldsOf({ components }: Description, schema: Schema): Schema | undefined {
  if (schema.$ref) return fieldsOf({ components } as Description, components.schemas[nameOf(schema.$ref)] ?? {});
  if (schema.items) return fieldsOf({ components } as Description, schema.items);
  if (schema.anyOf) return schema.anyOf.map((each) => fieldsOf({ components } as Description, each)).find(Boolean);
  return schema.properties ? schema : undefined;
}

/** As a person writes a type. */
export function typed({ components }: Description, schema: Schema): string {
  const again = (each: Schema) => typed({ components } as Description, each);
  if (schema.$ref) {
    const meant = components.schemas[nameOf(schema.$ref)];
    return meant?.enum ? again(meant) : nameOf(schema.$ref);
  }
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.anyOf) return schema.anyOf.map(again).join(' | ');
  if (schema.items) return `${again(schema.items)}[]`;
  if (typeof schema.additionalProperties === 'object') return `{…: ${again(schema.additionalProperties)}}`;
  const limits = LIMITS.filter((name) => schema[name] !== undefined).map((name) => `${name} ${schema[name]}`);
  return [schema.type ?? 'any', schema.format, ...limits].filter(Boolean).join(' · ');
}
