import { CfnOutput, CfnParameter, Duration, Fn, RemovalPolicy, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { AllowedMethods, CachePolicy, CfnDistribution, Distribution, HeadersFrameOption, HeadersReferrerPolicy, HttpVersion, ResponseHeadersPolicy, ViewerProtocolPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { isBucket } from '../constructs/private-bucket';
import type { Stage } from '../stages';

export type PortalStackProps = StackProps & { readonly stage: Stage; readonly apiEndpoint: string };

/** CloudFront in China knows no origin access control (CloudFormation has no such type there); its forerunner closes the bucket just as well. */
const inChina = ({ region }: Stage): boolean => region.startsWith('cn-');

const keptInLogs = Duration.days(400);

/**
 * The portal's files behind CloudFront. No function runs here: files are put into the bucket by `npm run publish:portal`
 * with their own caching, and a path that names no file is answered with the portal's page, which routes by itself. For
 * the same reason the API keeps its own address: its 403 and 404 must arrive as they are.
 */
export class PortalStack extends Stack {
  constructor(scope: Construct, id: string, { stage, apiEndpoint, ...props }: PortalStackProps) {
    super(scope, id, props);
    const logs = this.createLogs(stage);
    const files = new Bucket(this, 'Portal', {
      ...this.closed(), objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED, versioned: true,
      serverAccessLogsBucket: logs, serverAccessLogsPrefix: 'bucket/', lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }],
    });
    if (!isBucket(files)) throw new Error('A bucket was created and is none');
    const distribution = new Distribution(this, 'Distribution', {
      comment: `ip-finance-subsidies-${stage.name} portal`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2,
      enableLogging: true, logBucket: logs, logFilePrefix: 'viewers/',
      defaultBehavior: {
        origin: inChina(stage) ? S3BucketOrigin.withOriginAccessIdentity(files) : S3BucketOrigin.withOriginAccessControl(files),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, allowedMethods: AllowedMethods.ALLOW_GET_HEAD, compress: true,
        cachePolicy: this.createCachePolicy(stage), responseHeadersPolicy: this.createHeaders(stage, apiEndpoint),
      },
      // S3 says "forbidden" for what is not there, because nobody may list the bucket.
      errorResponses: [403, 404].map((httpStatus) => ({ httpStatus, responseHttpStatus: 200, responsePagePath: '/index.html', ttl: Duration.seconds(0) })),
    });
    this.nameDistribution(distribution, stage);
    this.explain(distribution, stage);
    new CfnOutput(this, 'PortalBucket', { value: files.bucketName, description: 'Where npm run publish:portal puts the files' });
    new CfnOutput(this, 'PortalUrl', { value: `https://${stage.portalDomain ?? distribution.distributionDomainName}`, description: 'Address of the portal' });
    new CfnOutput(this, 'DistributionDomain', { value: distribution.distributionDomainName, description: 'What the name of the portal points at (CNAME)' });
  }

  private closed() {
    return { encryption: BucketEncryption.S3_MANAGED, blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true, minimumTLSVersion: 1.2, removalPolicy: RemovalPolicy.RETAIN };
  }

  /** CloudFront delivers its logs through the bucket's access list, which needs object ownership to allow one. */
  private createLogs(stage: Stage) {
    const logs: unknown = new Bucket(this, 'PortalLogs', { ...this.closed(), objectOwnership: ObjectOwnership.OBJECT_WRITER, lifecycleRules: [{ expiration: keptInLogs }] });
    if (!isBucket(logs)) throw new Error(`The log bucket of ${stage.name} was created and is none`);
    return logs;
  }

  /** As long as the file itself says: hashed files a year, the page and its settings asked for anew each time. */
  private createCachePolicy(stage: Stage): CachePolicy {
    return new CachePolicy(this, 'AsTheFileSays', {
      cachePolicyName: `ip-finance-subsidies-${stage.name}-portal`, minTtl: Duration.seconds(0), defaultTtl: Duration.seconds(0), maxTtl: Duration.days(365),
      enableAcceptEncodingGzip: true, enableAcceptEncodingBrotli: true,
    });
  }

  /** The same rules as local/portal.ts keeps on one machine, and HSTS besides. antd writes styles while it runs, so they may stand inline. */
  private createHeaders(stage: Stage, apiEndpoint: string): ResponseHeadersPolicy {
    const issuer = new CfnParameter(this, 'OidcIssuer', {
      type: 'String', allowedPattern: '^https://\\S+$', constraintDescription: 'an https address', description: 'Issuer that people sign in at; the portal may speak to its origin',
      ...(stage.issuer === undefined ? {} : { default: stage.issuer }),
    });
    const others = new CfnParameter(this, 'ConnectOrigins', { type: 'String', default: '', allowedPattern: '^(https://[\\w.-]+( https://[\\w.-]+)*)?$', description: 'Further origins of the issuer (token endpoint elsewhere), separated by spaces' });
    const issuerOrigin = Fn.join('', ['https://', Fn.select(2, Fn.split('/', issuer.valueAsString))]);
    const policy = [
      "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'",
      Fn.join(' ', ["connect-src 'self'", apiEndpoint, issuerOrigin, others.valueAsString]), "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    ];
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: `ip-finance-subsidies-${stage.name}-portal`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: Fn.join('; ', policy), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=()', override: true },
          { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
        ],
      },
    });
  }

  /** The portal's own name. In China certificates for CloudFront lie in IAM, elsewhere in ACM of us-east-1. */
  private nameDistribution(distribution: Distribution, { portalDomain, portalCertificate }: Stage): void {
    if (portalDomain === undefined || portalCertificate === undefined) return;
    const resource = distribution.node.defaultChild;
    if (!(resource instanceof CfnDistribution)) throw new Error('The distribution is not what the template calls one');
    const config = resource.distributionConfig;
    if ('resolve' in config) throw new Error('The distribution is not yet written out');
    const certificate = portalCertificate.startsWith('arn:') ? { acmCertificateArn: portalCertificate } : { iamCertificateId: portalCertificate };
    resource.distributionConfig = { ...config, aliases: [portalDomain], viewerCertificate: { ...certificate, sslSupportMethod: 'sni-only', minimumProtocolVersion: 'TLSv1.2_2021' } };
  }

  private explain(distribution: Distribution, stage: Stage): void {
    const because = (id: string, reason: string): void => { Validations.of(distribution).acknowledge({ id: `AwsSolutions-${id}`, reason }); };
    because('CFR1', 'Enterprises may be abroad on business; who may do what is decided by the API, not by where a page is loaded.');
    because('CFR2', 'Static files without input. What takes input is the API, which has its own limits; WAF does not exist for HTTP APIs.');
    if (inChina(stage)) because('CFR7', 'Origin access control does not exist in the regions of China; the bucket is open to the identity of this distribution alone.');
    if (stage.portalDomain === undefined) because('CFR4', 'Without a name of its own the portal uses the certificate of CloudFront, whose lowest TLS version cannot be set. Production has a name (docs/runbook.md).');
  }
}
