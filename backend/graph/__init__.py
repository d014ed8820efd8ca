"""A GraphQL query operation becomes one SQL statement whose single text value is the response.

`entity` declares what a GraphQL type reads, `collect` flattens selection sets, `compiler` and its parts build the statement over
visible relations only, `service` decides between plan and graphql-core, `http` speaks GraphQL over HTTP. No district, no casbin.
"""
