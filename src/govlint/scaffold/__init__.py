"""What a repository or a pack starts with: configuration, hooks, and the files of a new pack."""
