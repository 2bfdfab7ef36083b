"""The channels by which people at the desk are reached: SES, SNS, Telegram, and an ear for webhooks."""
