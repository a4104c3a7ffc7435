-- By hand: whoever was a student before they were given a role of the staff may have a password from then, of eight characters. A hash does not
-- tell how long its password is, so theirs counts as short until they sign in with it, or choose another.
UPDATE users SET password_is_short = true
WHERE EXISTS (SELECT 1 FROM user_roles WHERE user_roles.user_id = users.id AND user_roles.role = 'student')
  AND EXISTS (SELECT 1 FROM user_roles WHERE user_roles.user_id = users.id AND user_roles.role <> 'student');
