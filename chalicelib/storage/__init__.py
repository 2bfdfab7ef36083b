"""DynamoDB and object storage. Rows never leave: things go in, things come out."""
