"""The pages: static ES modules, CSS and HTML, without a build step."""
