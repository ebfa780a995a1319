import S3rver from '@20minutes/s3rver';

/** A server that speaks S3 and checks signatures, with one bucket, on this machine. */
export class Bucket {
  readonly settings = { bucket: '', region: 'us-east-1', keyId: 'S3RVER', secret: 'S3RVER' };
  private server: S3rver | undefined;
  private port = 0;
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async up(): Promise<void> {
    this.server = new S3rver({
      address: '127.0.0.1',
      port: this.port,
      silent: true,
      directory: this.folder,
      vhostBuckets: false,
      configureBuckets: [{ name: 'riciba', configs: [] }],
    });
    const address = await this.server.run();
    this.port = address.port;
    this.settings.bucket = `http://127.0.0.1:${address.port}/riciba`;
  }

  async down(): Promise<void> {
    await this.server?.close();
    this.server = undefined;
  }
}
