select dblink_connect('postgresql://app@db.example/shop');
