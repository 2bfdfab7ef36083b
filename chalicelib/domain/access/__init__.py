"""What a person may do, and how he comes in."""
