import { type ErrorCode, errors } from '../errors.ts';
import { commonErrors, type Route } from '../route.ts';
import type { JsonSchema, SchemaWriter } from './json-schema.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

interface Media {
  readonly [type: string]: { readonly schema: JsonSchema };
}

export interface OpenApiAnswer {
  readonly description: string;
  readonly content?: Media;
}

/** One route as OpenAPI tells it. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Record<string, readonly string[]>[];
  readonly parameters: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly required: boolean; readonly content: Media };
  readonly responses: Record<string, OpenApiAnswer>;
  /** Codes of the error registry that the route can answer with. */
  readonly 'x-error-codes': readonly ErrorCode[];
}

const securityOf = (route: Route): Operation['security'] => {
  if (route.auth === 'none') return [];
  const cookie = { cookie: [] };
  const bearer = { bearer: [] };
  if (route.auth === 'cookie') return [cookie];
  return route.auth === 'bearer' ? [bearer] : [bearer, cookie];
};

const fieldsOf = (schema: JsonSchema): { properties: Record<string, JsonSchema>; required: string[] } => ({
  properties: (schema.properties ?? {}) as Record<string, JsonSchema>,
  required: (schema.required ?? []) as string[],
});

const parametersIn = (place: 'path' | 'query', schema: Route['query'], writer: SchemaWriter): Parameter[] => {
  if (schema === undefined) return [];
  const { properties, required } = fieldsOf(writer.write(schema, 'input'));
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: part,
  }));
};

const withFile = (body: JsonSchema, upload: NonNullable<Route['upload']>): JsonSchema => {
  const { properties, required } = fieldsOf(body);
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  return {
    ...body,
    properties: { ...properties, [upload.field]: file },
    required: upload.required ? [...required, upload.field] : required,
  };
};

const requestBody = (route: Route, writer: SchemaWriter): Pick<Operation, 'requestBody'> => {
  if (route.body === undefined) return {};
  const schema = writer.write(route.body, 'input');
  const json = { 'application/json': { schema } };
  const form = route.upload && { 'multipart/form-data': { schema: withFile(schema, route.upload) } };
  const content = route.upload?.required ? { ...form } : { ...json, ...form };
  return { requestBody: { required: !route.body.safeParse(undefined).success, content } };
};

const success = (route: Route, writer: SchemaWriter): OpenApiAnswer => {
  if (route.answer) {
    return { description: 'Done', content: { 'application/json': { schema: writer.write(route.answer, 'output') } } };
  }
  if (route.answerType === undefined) return { description: 'Done; there is nothing to say' };
  const schema = { type: 'string', contentMediaType: route.answerType };
  return { description: 'The picture', content: { [route.answerType]: { schema } } };
};

const problems = (codes: readonly ErrorCode[]): Record<string, OpenApiAnswer> => {
  const answers: Record<string, OpenApiAnswer> = {};
  for (const code of codes) {
    const { status, text } = errors[code];
    const before = answers[status]?.description;
    answers[status] = {
      description: `${before === undefined ? '' : `${before}\n`}${code}: ${text}`,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return answers;
};

const errorsOf = (route: Route): ErrorCode[] => [...new Set([...route.errors, ...commonErrors(route)])];

/** @param name the route's name, which becomes the operation's id */
export const toOperation = (name: string, route: Route, writer: SchemaWriter): Operation => {
  const codes = errorsOf(route);
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.tag],
    security: securityOf(route),
    parameters: [
      ...parametersIn('path', route.params, writer),
      ...parametersIn('query', route.query, writer),
      { $ref: '#/components/parameters/Protocol' },
    ],
    ...requestBody(route, writer),
    responses: { ...problems(codes), [route.status]: success(route, writer) },
    'x-error-codes': codes,
  };
};
