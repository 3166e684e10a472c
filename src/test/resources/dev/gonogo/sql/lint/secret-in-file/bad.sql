select dblink_connect('postgresql://app:s3cret@db.example/shop');
