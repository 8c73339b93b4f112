import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Readable } from 'node:stream';
import type { DownloadLinks, LargeFiles } from '../ports/exports';
import { createS3Files } from './s3-files';

/** Parts of an upload; the least that S3 takes is 5 MB. */
const partBytes = 8 * 1_048_576;

/** S3 with streams: multipart uploads that end with `If-None-Match`, so that the file is written once, and links signed for a short while. */
export function createLargeS3Files(client: S3Client, bucket: string): LargeFiles & DownloadLinks {
  return {
    ...createS3Files(client, bucket),
    async createOnceFrom(path, bytes, contentType) {
      const upload = new Upload({
        client, partSize: partBytes, queueSize: 1, leavePartsOnError: false,
        params: { Bucket: bucket, Key: path, Body: Readable.from(bytes, { objectMode: false }), ContentType: contentType, IfNoneMatch: '*' },
      });
      try {
        await upload.done();
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'PreconditionFailed') return false;
        throw error;
      }
    },
    async open(path) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: path }));
        if (!(Body instanceof Readable)) throw new Error('S3 answers with a stream in Node.');
        return Body;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    linkTo: async (path, fileName, seconds) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: path, ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}` }), { expiresIn: seconds }),
  };
}
