#!/usr/bin/env python3
"""Reduces an official OpenAPI file to the answers that the test double gives.

    reduce.py account-info-openapi-v3.1.11.yaml > schemas/v3.1.json

What is left out: paths Saldo does not use, parameters, headers, error answers, and all prose
(description, example, title). What is kept is unchanged: every type, bound, pattern, list of
codes and required field of the schemas that are left.
"""
import json
import sys

import yaml

PATHS = {
    "get /accounts": "200",
    "get /accounts/{AccountId}/balances": "200",
    "get /accounts/{AccountId}/transactions": "200",
    "get /accounts/{AccountId}/direct-debits": "200",
    "get /accounts/{AccountId}/standing-orders": "200",
    "get /accounts/{AccountId}/scheduled-payments": "200",
    "get /accounts/{AccountId}/statements": "200",
    "post /account-access-consents": "201",
    "get /account-access-consents/{ConsentId}": "200",
}
PROSE = ("description", "example", "examples", "title", "x-examples")


def bare(node):
    """`node` without prose. A property that is called like prose is an object, and kept."""
    if isinstance(node, dict):
        prose = lambda key, value: key in PROSE and not isinstance(value, dict)
        return {key: bare(value) for key, value in node.items() if not prose(key, value)}
    return [bare(item) for item in node] if isinstance(node, list) else node


def names(node):
    """The schemas that `node` refers to."""
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            yield reference.rsplit("/", 1)[-1]
        for value in node.values():
            yield from names(value)
    elif isinstance(node, list):
        for item in node:
            yield from names(item)


def json_of(content):
    return next(body["schema"] for kind, body in content.items() if kind == "application/json")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        whole = yaml.safe_load(file)
    components, answers = whole["components"], {}
    for call, status in PATHS.items():
        method, path = call.split(" ")
        responses = {str(code): it for code, it in whole["paths"][path][method]["responses"].items()}
        response = responses[status]
        if "$ref" in response:
            response = components["responses"][response["$ref"].rsplit("/", 1)[-1]]
        answers[call] = bare(json_of(response["content"]))
    answers["error"] = {"$ref": "#/components/schemas/OBErrorResponse1"}
    body = whole["paths"]["/account-access-consents"]["post"]["requestBody"]
    if "$ref" in body:
        body = components["requestBodies"][body["$ref"].rsplit("/", 1)[-1]]
    answers["post /account-access-consents request"] = bare(json_of(body["content"]))
    kept, wanted = {}, list(names(answers))
    while wanted:
        name = wanted.pop()
        if name not in kept:
            kept[name] = bare(components["schemas"][name])
            wanted.extend(names(kept[name]))
    info = {key: whole["info"][key] for key in ("title", "version", "license")}
    subset = {"info": info, "answers": answers, "components": {"schemas": dict(sorted(kept.items()))}}
    json.dump(subset, sys.stdout, indent=1, default=str)
    print()


main()
