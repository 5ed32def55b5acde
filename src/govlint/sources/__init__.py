"""What people wrote in YAML and TOML, with places: mistakes are told where they stand."""
