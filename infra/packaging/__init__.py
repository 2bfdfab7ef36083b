"""From the working tree to what is deployed: a template and a zip in build/<stage>/."""
