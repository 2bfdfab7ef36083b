"""The template of all that is there beside the functions. Deployed to a cloud and used locally, unchanged."""

import json
from pathlib import Path
from typing import Any

from infra.resources.alarm_resources import alarm_resources, of_queues
from infra.resources.buckets import bucket_resources
from infra.resources.lists import LISTS, Lists
from infra.resources.names import logical
from infra.resources.queue_resources import queue_resources
from infra.resources.queues import RELAY
from infra.resources.table_resources import table_resources
from infra.resources.topics import topic_resources

PARAMETERS = Path(__file__).with_name("parameters.json")

PREFIX = {"Fn::Sub": "${AWS::StackName}-"}
"""How the names of tables and queues begin."""

QUEUE_URLS = {"Fn::Select": [0, {"Fn::Split": [f"{RELAY}-failures", {"Ref": logical(RELAY, "FailuresQueue")}]}]}
"""How their addresses begin: that of one of them without its own name. Whose host, and what it stands under, differs
between clouds.
"""

OUTPUTS = {
    "ResourcePrefix": ("How the names of tables and queues begin", PREFIX),
    "QueueUrlPrefix": ("How the addresses of queues begin", QUEUE_URLS),
    "JournalStream": ("ARN of the journal's stream", {"Fn::GetAtt": ["JournalTable", "StreamArn"]}),
    "UploadsBucket": ("Name of the bucket", {"Ref": "UploadsBucket"}),
    "ProofsBucket": ("Name of the bucket", {"Ref": "ProofsBucket"}),
    "EventsTopic": ("ARN of the topic", {"Ref": "EventsTopic"}),
}


def template(lists: Lists = LISTS) -> dict[str, Any]:
    """As it is deployed."""
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": "Kabinet: tables, queues, topics, storage and alarms.",
        **json.loads(PARAMETERS.read_text("utf-8")),
        "Resources": {
            **table_resources(lists.tables),
            **bucket_resources(),
            **topic_resources(),
            **queue_resources(lists),
            **alarm_resources(of_queues(lists)),
        },
        "Outputs": {name: {"Description": says, "Value": value} for name, (says, value) in OUTPUTS.items()},
    }


def template_body(lists: Lists = LISTS) -> str:
    """It without its spaces: a request to CloudFormation takes 51,200 characters of a template."""
    return json.dumps(template(lists), separators=(",", ":"), ensure_ascii=False)
