"""Rules as data: YAML packs are loaded and validated (``load``), then compiled (``compile``)."""
