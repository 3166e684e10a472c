#!/bin/sh
echo "1..3"
echo "ok 1 - users are listed"
echo "ok 2 - a user is found"
echo "not ok 3 - a user is merged # TODO in release 42"
