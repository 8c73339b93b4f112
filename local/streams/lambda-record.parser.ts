import { Buffer } from 'node:buffer';
import type { AttributeValue as SdkValue, _Record as SdkRecord } from '@aws-sdk/client-dynamodb-streams';
import type { AttributeValue, DynamoDBRecord, StreamRecord } from 'aws-lambda';

type SdkItem = Record<string, SdkValue>;
type LambdaItem = Record<string, AttributeValue>;

/** A stream record as Lambda hands it to a function: binary values as base64 text, times in epoch seconds. */
export function toLambdaRecord(record: SdkRecord, streamArn: string): DynamoDBRecord {
  const { dynamodb } = record;
  const stream: StreamRecord = {
    ...(dynamodb?.ApproximateCreationDateTime === undefined ? {} : { ApproximateCreationDateTime: Math.floor(dynamodb.ApproximateCreationDateTime.getTime() / 1000) }),
    ...(dynamodb?.Keys === undefined ? {} : { Keys: itemOf(dynamodb.Keys) }),
    ...(dynamodb?.NewImage === undefined ? {} : { NewImage: itemOf(dynamodb.NewImage) }),
    ...(dynamodb?.OldImage === undefined ? {} : { OldImage: itemOf(dynamodb.OldImage) }),
    SequenceNumber: sequenceNumberOf(record),
    ...(dynamodb?.SizeBytes === undefined ? {} : { SizeBytes: dynamodb.SizeBytes }),
    ...(dynamodb?.StreamViewType === undefined ? {} : { StreamViewType: dynamodb.StreamViewType }),
  };
  return {
    ...(record.eventID === undefined ? {} : { eventID: record.eventID }),
    ...(record.eventName === undefined ? {} : { eventName: record.eventName }),
    eventVersion: record.eventVersion ?? '1.1', eventSource: 'aws:dynamodb', awsRegion: record.awsRegion ?? 'local',
    dynamodb: stream, eventSourceARN: streamArn,
  };
}

export function sequenceNumberOf(record: SdkRecord): string {
  const found = record.dynamodb?.SequenceNumber;
  if (found === undefined) throw new Error('a stream record has a sequence number');
  return found;
}

const itemOf = (item: SdkItem): LambdaItem => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, valueOf(value)]));

function valueOf(value: SdkValue): AttributeValue {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(valueOf) };
  if (value.M !== undefined) return { M: itemOf(value.M) };
  // The other kinds are written alike on both sides.
  return value;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
