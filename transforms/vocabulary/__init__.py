"""Domain knowledge as data, read once and checked against its schema."""
