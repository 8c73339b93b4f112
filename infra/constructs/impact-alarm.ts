import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export type ImpactAlarmProps = {
  readonly topic: ITopic;
  readonly metric: IMetric;
  /** What people cannot do, or what is at risk, while this rings; the first words the person on duty reads. */
  readonly impact: string;
  readonly firstCheck: string;
  /** Rings at this value and above, or below it with `whenBelow`. */
  readonly threshold: number;
  readonly evaluationPeriods?: number;
  readonly whenBelow?: boolean;
  /** No data is bad news: for things that must happen. */
  readonly silenceIsBad?: boolean;
};

/** An alarm that says whom it hurts and where to look. Each has a section in docs/runbook.md under its construct id. */
export class ImpactAlarm extends Construct {
  constructor(scope: Construct, id: string, props: ImpactAlarmProps) {
    super(scope, id);
    const alarm = new Alarm(this, 'Alarm', {
      alarmDescription: `IMPACT: ${props.impact} FIRST CHECK: ${props.firstCheck} Runbook: docs/runbook.md, ${id}.`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.evaluationPeriods ?? 1,
      comparisonOperator: props.whenBelow === true ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.silenceIsBad === true ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(props.topic));
    alarm.addOkAction(new SnsAction(props.topic));
  }
}
