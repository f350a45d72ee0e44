"""The endpoints, one small module per resource, each with its own rows of the route table."""
