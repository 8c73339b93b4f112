import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Files } from '../ports/money';

/** The write-once file store in S3: `If-None-Match: *` makes the bucket refuse a second version of a file. */
export function createS3Files(client: S3Client, bucket: string): Files {
  return {
    async createOnce(path, content, contentType) {
      try {
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: path, Body: content, ContentType: contentType, IfNoneMatch: '*' }));
        return true;
      } catch (error) {
        if (error instanceof Error && error.name === 'PreconditionFailed') return false;
        throw error;
      }
    },
    async read(path) {
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: path }));
        return (await answer.Body?.transformToByteArray()) ?? null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
  };
}
