"""What buyers say they paid, and what organizers write down."""
