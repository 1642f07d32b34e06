-- Letters that wait for an answer, by the day it is due.
CREATE INDEX letter_due ON letter (due_on) WHERE state = 'issued';
