"""SQS and SNS: how the journal's entries travel."""
