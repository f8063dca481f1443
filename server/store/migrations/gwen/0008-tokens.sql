-- A token is made from its entry in the same commit and deleted with it: looking its dossier up again, twenty times for a
-- name, found nothing in any case and cost a tenth of making one.
alter table gwen.token drop constraint token_dossier_id_fkey;
