"""``publiccode.yml`` against the keys and types of the publiccode.yml standard 0.4.

Written from the description of the standard (docs/standard/schema.core.rst in the repository
publiccodeyml/publiccode.yml), as no validator can be had as a Python package.
"""

from __future__ import annotations

import copy
from typing import Any

import jsonschema
import pytest
import yaml
from checkout import ROOT

TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": "^https?://[^ ]+$"}
DATE = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
CONTACT = {
    "type": "object",
    "required": ["name"],
    "properties": dict.fromkeys(("name", "email", "phone", "affiliation"), TEXT),
    "additionalProperties": False,
}
DESCRIPTION = {
    "type": "object",
    "required": ["shortDescription", "longDescription", "features"],
    "properties": {
        "localisedName": TEXT,
        "shortDescription": {"type": "string", "minLength": 1, "maxLength": 150},
        "longDescription": {"type": "string", "minLength": 150, "maxLength": 10_000},
        "documentation": URL,
        "apiDocumentation": URL,
        "features": {"type": "array", "items": TEXT, "minItems": 1},
    },
    "additionalProperties": False,
}
SOFTWARE_TYPES = [f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend")]
SOFTWARE_TYPES += ["standalone/other", "addon", "library", "configurationFiles"]
CATEGORIES = ["communications", "content-management", "document-management"]
"""Of the controlled vocabulary (categories-list.rst) only what is used here."""
STANDARD: dict[str, Any] = {
    "type": "object",
    "required": [
        "publiccodeYmlVersion",
        "name",
        "url",
        "releaseDate",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    ],
    "properties": {
        "publiccodeYmlVersion": {"enum": ["0.4"]},
        "name": TEXT,
        "url": URL,
        "landingURL": URL,
        "softwareVersion": TEXT,
        "releaseDate": DATE,
        "platforms": {"type": "array", "items": TEXT, "minItems": 1},
        "categories": {"type": "array", "items": {"enum": CATEGORIES}, "minItems": 1},
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {"enum": SOFTWARE_TYPES},
        "intendedAudience": {
            "type": "object",
            "properties": {"scope": {"type": "array", "items": {"enum": ["local-authorities"]}}},
            "additionalProperties": False,
        },
        "description": {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {LANGUAGE: DESCRIPTION},
            "additionalProperties": False,
        },
        "legal": {
            "type": "object",
            "required": ["license"],
            "properties": dict.fromkeys(("license", "mainCopyrightOwner", "repoOwner"), TEXT),
            "additionalProperties": False,
        },
        "maintenance": {
            "type": "object",
            "required": ["type", "contacts"],
            "properties": {
                "type": {"enum": ["internal", "community"]},
                "contacts": {"type": "array", "items": CONTACT, "minItems": 1},
            },
            "additionalProperties": False,
        },
        "localisation": {
            "type": "object",
            "required": ["localisationReady", "availableLanguages"],
            "properties": {
                "localisationReady": {"type": "boolean"},
                "availableLanguages": {
                    "type": "array",
                    "items": {"type": "string", "pattern": LANGUAGE},
                    "minItems": 1,
                },
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}


def published() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return data


def test_the_file_follows_the_standard():
    jsonschema.validate(published(), STANDARD)


@pytest.mark.parametrize("key", STANDARD["required"])
def test_a_file_without_a_mandatory_key_is_refused(key: str):
    data = copy.deepcopy(published())
    del data[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, STANDARD)


def test_a_wrong_type_is_refused():
    data = published() | {"releaseDate": "24-11-2026"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, STANDARD)
