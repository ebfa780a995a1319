/** A host: the API and the built pages over a database that runs. `npm start` is bin/start.ts. */
export { StartError } from './failure.ts';
export { type RunningServer, type ServerOptions, startServer } from './server.ts';
export { type DataFolder, openDataFolder } from './store/data-folder.ts';
export { type Cluster, openCluster } from './store/cluster.ts';
export { postgresAccount } from './store/account.ts';
export { type Database, migrate, openDatabase } from './store/database.ts';
