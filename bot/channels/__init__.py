"""Thin faces: an Answer in, a reply out."""
