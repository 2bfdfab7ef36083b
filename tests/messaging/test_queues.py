"""What a consumer does with a message it cannot finish, on a real queue."""

from chalicelib.bootstrap import Container


def test_a_message_is_hidden_for_as_long_as_was_asked(container: Container) -> None:
    url = container.settings.queue_url("imports")
    container.clients.sqs.send_message(QueueUrl=url, MessageBody="later")
    (message,) = container.clients.sqs.receive_message(QueueUrl=url)["Messages"]
    container.queue("imports").delay(message["ReceiptHandle"], 3600)
    assert "Messages" not in container.clients.sqs.receive_message(QueueUrl=url)
    container.queue("imports").delay(message["ReceiptHandle"], 0)
    (again,) = container.clients.sqs.receive_message(QueueUrl=url)["Messages"]
    container.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=again["ReceiptHandle"])


def test_no_pause_is_longer_than_the_queue_allows(container: Container) -> None:
    """SQS refuses more than 12 hours; six are the longest pause, but the queue does not rely on that."""
    url = container.settings.queue_url("imports")
    container.clients.sqs.send_message(QueueUrl=url, MessageBody="much later")
    (message,) = container.clients.sqs.receive_message(QueueUrl=url)["Messages"]
    container.queue("imports").delay(message["ReceiptHandle"], 100_000)
    container.clients.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def test_what_is_set_aside_lies_where_an_operator_finds_it(container: Container) -> None:
    container.queue("relay").dead_letter("as it was")
    (message,) = container.clients.sqs.receive_message(QueueUrl=container.settings.failures_url("relay"))["Messages"]
    assert message["Body"] == "as it was"
    container.clients.sqs.delete_message(
        QueueUrl=container.settings.failures_url("relay"), ReceiptHandle=message["ReceiptHandle"]
    )
