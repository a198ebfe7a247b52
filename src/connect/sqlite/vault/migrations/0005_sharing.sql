-- How far back transactions are told, in days with today among them; NULL for as far as the bank's
-- data go.
ALTER TABLE consent ADD COLUMN look_back_days INTEGER;

-- How often the consent was changed since it was given.
ALTER TABLE consent ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
