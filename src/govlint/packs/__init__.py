"""Rule packs: read from YAML with every mistake told, stood on one another, typed, compiled and kept."""
