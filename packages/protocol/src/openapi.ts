import { createSchemaWriter, type JsonSchema } from './openapi/json-schema.ts';
import { type Operation, toOperation } from './openapi/operation.ts';
import { problemSchema } from './problem.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from './version.ts';

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, JsonSchema>;
    readonly parameters: Record<string, JsonSchema>;
    readonly securitySchemes: Record<string, JsonSchema>;
  };
}

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The access token of a sign-in' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'jwt', description: 'The refresh token, set at sign-in' },
};

const protocolParameter = {
  name: PROTOCOL_HEADER,
  in: 'header',
  required: false,
  description: 'The protocol version that the client speaks',
  schema: { type: 'integer', examples: [PROTOCOL_VERSION] },
};

/** `/api/people/:userId` → `/api/people/{userId}` */
export const toOpenApiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

/**
 * Describes every HTTP route of the protocol, from the very schemas that parse requests.
 * @param version of the server that serves it
 */
export const openApiDocument = (version: string): OpenApiDocument => {
  const writer = createSchemaWriter();
  const paths: OpenApiDocument['paths'] = {};
  const tags = new Set<string>();
  writer.write(problemSchema, 'output');
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = toOpenApiPath(route.path);
    paths[path] = { ...paths[path], [route.method]: toOperation(name, route, writer) };
    tags.add(route.tag);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chatter',
      version,
      description:
        'The HTTP side of Chatter. Live messages travel over Socket.IO, which the protocol specification describes.',
    },
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: { schemas: writer.components, parameters: { Protocol: protocolParameter }, securitySchemes },
  };
};
