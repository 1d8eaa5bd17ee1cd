import type { Connection } from 'mongoose';

export type Deployment = 'replica set' | 'sharded cluster' | 'standalone server';

export const deploymentOf = async (connection: Connection): Promise<Deployment> => {
  const hello = await connection.getClient().db('admin').command({ hello: 1 });
  if (hello.msg === 'isdbgrid') return 'sharded cluster';
  return typeof hello.setName === 'string' ? 'replica set' : 'standalone server';
};
