"""The pages: built by Vite with a Node from PyPI, hashed, and what a browser begins with."""
