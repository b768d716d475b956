-- A promise keeps the words of its matter: whether anything new can answer it is told without reading all actions again.

ALTER TABLE promises ADD COLUMN topic VARCHAR;
COMMENT ON COLUMN promises.topic IS 'Stems of the words that name its matter, with spaces between; null where it is about the plan or the inspection itself';
DELETE FROM resolution_state WHERE kind = 'rules'; -- to be resolved anew
