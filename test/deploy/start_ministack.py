"""Runs MiniStack until standard input ends: it never outlives the command that started it, however that one dies.

CloudFormation gives an SES identity's DKIM records as attributes, and MiniStack does not (see README.md):
they are added here, made of the tokens that MiniStack's own SES has for the domain.
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ses-emailidentity.html

It refuses an alarm that adds several metrics up: here it is taken for one on the first of them.
"""

import os
import signal
import tempfile
import threading

from ministack.app import main
from ministack.services import ses
from ministack.services.cloudformation import provisioners


def with_dkim_records(provision):
    def provision_with_records(*arguments, **named):
        domain, attributes = provision(*arguments, **named)
        records = {}
        for number, token in enumerate(ses._dkim_tokens(domain), start=1):
            records[f"DkimDNSTokenName{number}"] = f"{token}._domainkey.{domain}"
            records[f"DkimDNSTokenValue{number}"] = f"{token}.dkim.amazonses.com"
        return domain, {**attributes, **records}

    return provision_with_records


def on_first_metric(record):
    def record_of_first(name, properties):
        stats = [one["MetricStat"] for one in properties.get("Metrics") or [] if "MetricStat" in one]
        if stats:
            properties = {**properties, **stats[0]["Metric"], "Period": stats[0]["Period"], "Statistic": stats[0]["Stat"]}
            del properties["Metrics"]
        return record(name, properties)

    return record_of_first


def stop_when_input_ends():
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


identity = provisioners._RESOURCE_HANDLERS["AWS::SES::EmailIdentity"]
for step in ("create", "update"):
    identity[step] = with_dkim_records(identity[step])

provisioners._cw_metric_alarm_record = on_first_metric(provisioners._cw_metric_alarm_record)

threading.Thread(target=stop_when_input_ends, daemon=True).start()
with tempfile.TemporaryDirectory(prefix="ministack-", ignore_cleanup_errors=True) as folder:
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    main()
