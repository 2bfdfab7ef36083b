"""What surrounds the application: resources, packaging, the local runtime, the sandbox of partners."""
