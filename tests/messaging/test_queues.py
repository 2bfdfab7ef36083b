"""What a consumer does with a message it cannot finish, on a real queue."""

from chalicelib.bootstrap import Hub


def test_a_message_is_hidden_for_as_long_as_was_asked(hub: Hub) -> None:
    url = hub.settings.queue_url("imports")
    hub._sqs.send_message(QueueUrl=url, MessageBody="later")
    (message,) = hub._sqs.receive_message(QueueUrl=url)["Messages"]
    hub.queue("imports").later(message["ReceiptHandle"], 3600)
    assert "Messages" not in hub._sqs.receive_message(QueueUrl=url)
    hub.queue("imports").later(message["ReceiptHandle"], 0)
    (again,) = hub._sqs.receive_message(QueueUrl=url)["Messages"]
    hub._sqs.delete_message(QueueUrl=url, ReceiptHandle=again["ReceiptHandle"])


def test_no_pause_is_longer_than_the_queue_allows(hub: Hub) -> None:
    """SQS refuses more than 12 hours; six are the longest pause, but the queue does not rely on that."""
    url = hub.settings.queue_url("imports")
    hub._sqs.send_message(QueueUrl=url, MessageBody="much later")
    (message,) = hub._sqs.receive_message(QueueUrl=url)["Messages"]
    hub.queue("imports").later(message["ReceiptHandle"], 100_000)
    hub._sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def test_what_is_set_aside_lies_where_an_operator_finds_it(hub: Hub) -> None:
    hub.queue("relay").aside("as it was")
    (message,) = hub._sqs.receive_message(QueueUrl=hub.settings.failures_url("relay"))["Messages"]
    assert message["Body"] == "as it was"
    hub._sqs.delete_message(QueueUrl=hub.settings.failures_url("relay"), ReceiptHandle=message["ReceiptHandle"])
