-- Items are found day by day: a night changes some days of a council, not all its years.

COMMENT ON COLUMN resolution_state.kind IS 'items, by council and day, or inspections, by authority';
COMMENT ON COLUMN resolution_state.name IS 'The council and the day of its meetings, the council alone where a document of it tells no day; or the authority';
