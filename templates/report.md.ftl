# ${title}: ${verdict}
