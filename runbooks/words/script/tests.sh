#!/bin/sh
echo "1..2"
echo "ok 1 - the shell works"
if [ 2 -gt 1 ]; then echo "ok 2 - and counts"; else echo "not ok 2 - and counts"; fi
