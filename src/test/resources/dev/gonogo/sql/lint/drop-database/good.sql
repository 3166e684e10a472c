drop owned by shop;
