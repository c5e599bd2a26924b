from chancellery.cli import main

main()
