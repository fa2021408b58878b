"""Passwords are kept as argon2id digests that take their time."""

from __future__ import annotations

from argon2 import Type, extract_parameters

from harmledger.web.people import password


def test_a_digest_costs_what_rfc_9106_asks() -> None:
    parameters = extract_parameters(password.made().hash("four plain words here"))
    assert parameters.type is Type.ID
    assert parameters.memory_cost >= 65_536
    assert parameters.time_cost >= 3


def test_a_password_fits_its_own_digest_and_no_other() -> None:
    digest = password.hashed("four plain words here")
    assert password.fits("four plain words here", digest)
    assert not password.fits("four plain words there", digest)
    assert not password.fits("four plain words here", None)
    assert not password.fits("nobody's", None)
    assert digest != password.hashed("four plain words here")
