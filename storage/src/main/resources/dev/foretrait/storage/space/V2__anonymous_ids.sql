-- Which profiles have an anonymous id is kept from here on, so the profiles are found anew.
DELETE FROM state WHERE name = 'resolution.of';
