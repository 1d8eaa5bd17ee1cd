// What people choose first, as published again and again after leaks: words, names, teams, places and finger patterns.
// Tails of digits and letters written as digits are the business of `check-password.ts`, so a word stands here once.
const words = `
password passwort passw0rd motdepasse contrasena contraseña senha parola salasana wachtwoord haslo heslo lozinka jelszo
wachtwoord losenord adgangskode kennwort geheim secret secreto topsecret letmein letmeinnow openup opensesame welcome
welcome1 willkommen bienvenue bienvenido benvenuto welkom login loginname signin admin administrator administrador root
toor superuser sysadmin system manager operator service support helpdesk office company server network internet website
default changeme changeit change temp temporary test tester testing testtest guest guestguest user username example demo
sample public private private1 access master mastermind masterkey supervisor security secure protect computer laptop
desktop keyboard monitor printer windows linux ubuntu debian apple macintosh iphone android samsung nokia sony
playstation nintendo xbox gamer gaming player player1 minecraft fortnite roblox pokemon pikachu charizard zelda mario
luigi sonic tetris warcraft starcraft diablo counter counterstrike halflife portal skyrim fallout doomguy assassin
callofduty battlefield overwatch valorant leagueoflegends runescape steam twitch discord youtube google gmail yahoo
hotmail outlook microsoft facebook instagram whatsapp telegram signal twitter linkedin myspace snapchat tiktok netflix
amazon ebay paypal bitcoin ethereum crypto dogecoin wallet money moneymoney cash dollar million millionaire billionaire
rich richie lucky lucky7 luckyme fortune jackpot casino poker poker1 blackjack winner champion victory success freedom
liberty justice peace peaceful hope faith grace mercy glory blessed blessing jesus jesuschrist jesus1 christ christian
heaven angel angels angel1 archangel gabriel michael raphael lucifer devil demon satan hell god godisgood iloveyou
iloveyou1 iloveyou2 iloveu iloveme iloveher iloveyouso teamo tequiero tiamo jetaime ichliebedich loveyou loveme lovely
lover lovers lovelove love loveu truelove mylove babylove babygirl babyboy baby baby1 honey honeybee sweetie sweetheart
sweet sweetpea darling princess princesa prinzessin princess1 prince queen queenbee king kingkong kingdom royal royalty
beautiful beauty gorgeous pretty handsome cutie cutiepie sexy sexyboy sexygirl hottie playboy player69 tigger tiger
tigers tigress lion lions lioness leopard cheetah panther panthers jaguar cougar bobcat wildcat kitty kitten kittycat
cat cats catdog dog dogs doggie doggy puppy puppies dragon dragons dragon1 dragonball dragonfly phoenix unicorn pegasus
monkey monkeys monkey1 gorilla donkey horse horses mustang stallion pony bunny rabbit hamster turtle tortoise snake
cobra python viper rattlesnake spider spiderman scorpion butterfly ladybug dolphin dolphins shark sharks whale penguin
eagle eagles falcon falcons hawk hawks raven ravens owl parrot chicken rooster turkey goose buffalo bull bulls bulldog
bulldogs wolf wolves wolfpack coyote fox foxy bear bears panda koala kangaroo elephant giraffe zebra crocodile alligator
dinosaur mickey mickeymouse minnie donald donaldduck goofy pluto bambi dumbo simba nala tarzan aladdin jasmine ariel
cinderella snoopy garfield scooby scoobydoo bugsbunny tweety tweetybird spongebob patrick squidward shrek barbie
hellokitty superman superman1 batman batman1 robin joker catwoman wonderwoman ironman hulk thor captain captainamerica
avengers wolverine deadpool xmen starwars starwars1 darthvader vader skywalker lukeskywalker chewbacca yoda jedi
jedimaster anakin obiwan hansolo princessleia startrek spock enterprise voyager trekker stargate matrix neo trinity
morpheus terminator robocop rambo rocky rocky1 balboa godzilla titanic gladiator spartan spartacus hercules achilles
troy zeus apollo athena poseidon hades odin loki ragnarok viking pirate pirates ninja ninja1 samurai shogun naruto
sasuke sakura itachi goku vegeta gohan onepiece luffy bleach ichigo gandalf frodo bilbo sauron legolas aragorn mordor
hobbit harrypotter harry potter hogwarts hermione dumbledore gryffindor slytherin voldemort twilight edward bella
vampire dracula zombie witch wizard merlin arthur lancelot excalibur camelot gameofthrones winterfell khaleesi jonsnow
sherlock watson holmes jamesbond bond007 goldeneye skyfall mission impossible transformers optimus optimusprime
bumblebee megatron predator alien aliens area51 xfiles mulder scully simpsons homer bart lisasimpson futurama bender
southpark cartman kenny familyguy stewie rickandmorty friends seinfeld heisenberg breakingbad football football1
fussball futbol soccer soccer1 baseball baseball1 basketball basket hockey hockey1 tennis golf golfer golfing rugby
cricket volleyball handball swimming swimmer runner running cycling bicycle skater skateboard snowboard surfer surfing
karate judo boxing boxer wrestling wrestler wrestle gymnast cheerleader cheer athlete coach champion1 liverpool
liverpool1 liverpoolfc arsenal arsenal1 chelsea chelsea1 chelseafc manchester manutd manunited manchesterunited mancity
everton tottenham spurs astonvilla newcastle rangers celtic barcelona realmadrid madrid atletico valencia sevilla
juventus juve milan acmilan inter internazionale roma napoli lazio bayern bayernmunich dortmund borussia schalke
hamburg werder ajax feyenoord psv benfica porto sporting galatasaray fenerbahce besiktas trabzonspor olympiakos
flamengo corinthians palmeiras santos gremio bocajuniors riverplate ronaldo ronaldinho messi neymar beckham rooney
zidane maradona pele cristiano yankees yankees1 redsox mets dodgers cubs cardinals giants braves phillies astros
cowboys cowboys1 steelers packers patriots raiders broncos redskins vikings chargers saints seahawks bengals lakers
lakers1 celtics knicks heat warriors spurs21 kobe kobe24 jordan jordan23 michaeljordan lebron shaq iverson redwings
blackhawks penguins bruins canadiens mapleleafs flyers ferrari porsche mercedes mercedesbenz bmw audi volkswagen toyota
honda yamaha suzuki kawasaki nissan mazda subaru mitsubishi hyundai ford chevy chevrolet corvette camaro mustang1
dodge viper1 jeep cadillac lincoln chrysler harley harleydavidson davidson ducati triumph volvo peugeot renault
formula1 schumacher hamilton nascar earnhardt summer summertime sommer winter winter1 spring autumn january february
march april may june july august september october november december monday tuesday wednesday thursday friday saturday
sunday sunshine sunshine1 sunny sunflower sunset sunrise moon moonlight moonshine star stars starlight superstar
rockstar popstar galaxy universe cosmos planet earth mars jupiter saturn neptune venus mercury rainbow raindrop storm
thunder lightning hurricane tornado snow snowball snowflake snowman snowwhite winterland christmas santa santaclaus
halloween easter birthday happybirthday happy happy1 happiness happyday smile smiley smiling laughter lol lollol haha
hahaha hehehe flower flowers rose roses rosebud lily violet daisy tulip orchid lavender jasmine1 cherry cherries
strawberry blueberry raspberry banana bananas orange oranges lemon lemonade apple1 apples peach peaches mango pineapple
coconut watermelon cookie cookies cookie1 chocolate choco candy candyman sugar vanilla caramel cupcake muffin pancake
cheese cheesecake pizza pizza1 pasta spaghetti burger hamburger bacon chicken1 pepper peppers ginger garlic onion
potato tomato pickle peanut peanuts butter buttercup coffee coffee1 espresso cappuccino tea whiskey vodka tequila beer
beer1 guinness heineken budweiser corona cocacola pepsi redbull monster monster1 music musica musician guitar guitarist
piano violin drummer drums trumpet saxophone rocknroll metal metallica metallica1 slipknot nirvana kurtcobain acdc
blacksabbath ironmaiden megadeth pantera slayer gunsnroses aerosmith bonjovi ledzeppelin zeppelin pinkfloyd beatles
johnlennon rollingstones queenband madonna michaeljackson jackson elvis elvispresley presley eminem eminem1 slimshady
tupac 2pac biggie snoopdogg 50cent rihanna beyonce shakira britney britneyspears justinbieber bieber onedirection
taylorswift ladygaga blink182 greenday linkinpark evanescence mychemicalromance rammstein tokiohotel coldplay oasis
radiohead depechemode bobmarley marley reggae hiphop rapper gangsta thuglife blackbird blackcat blackdog blackjack1
blackrose black blackie white whitey red redred blue blueblue bluebird bluemoon bluesky blueeyes green greengreen
greenday1 yellow purple pink pinky silver golden gold goldfish goldie diamond diamonds crystal emerald ruby sapphire
pearl amber jade onyx platinum titanium london paris berlin rome tokyo moscow newyork newyork1 chicago boston texas
dallas houston austin denver phoenix1 seattle portland oakland losangeles sanfrancisco sandiego lasvegas vegas miami
florida atlanta georgia carolina virginia dakota montana nevada arizona colorado california alabama tennessee memphis
nashville orlando detroit cleveland buffalo1 toronto montreal vancouver canada mexico brasil brazil argentina colombia
chile peru espana spain france deutschland germany italia italy england scotland ireland portugal holland netherlands
belgium sweden norway denmark finland poland polska russia rossiya ukraine turkey1 istanbul greece athens egypt cairo
israel jerusalem india indian bharat mumbai pakistan karachi lahore bangladesh nepal srilanka china beijing shanghai
hongkong taiwan japan korea seoul vietnam saigon thailand bangkok malaysia singapore indonesia jakarta philippines
manila australia sydney melbourne brisbane africa nigeria lagos kenya ghana america american usausa unitedstates
alexander alexandra alejandro alejandra alexis alex alexa alice alicia allison amanda andrea andreas andrew andrew1
andrey angela angelica angelina angelo anna annabelle anthony anthony1 antonio antonia arthur1 ashley ashley1 austin1
barbara beatriz benjamin benjamin1 bernard bianca brandon brandon1 brandy brenda brian brittany bruce camila camille
carlos carmen carolina1 caroline catherine cecilia charles charlie charlie1 charlotte chester chris christina christine
christopher claudia claudio connor courtney crystal1 cynthia daniel daniel1 daniela danielle darren david david1
deborah denise dennis derek diana diego dominic dominique donald1 douglas dylan eduardo edward1 eleanor elena elizabeth
elizabeth1 ellen emily emma emmanuel enrique erica erick esther eugene fabian felipe felix fernando fernanda fiona
florence francesca francesco francis francisco frank frankie franklin fred freddie freddy frederic gabriela gabrielle
george george1 gerald gerard giovanni gloria gordon gregory guillermo gustavo hannah hannah1 harold heather helena
henry howard hunter hunter1 isabel isabella isabelle ivan jack jackie jackson1 jacob jacob1 jacqueline james james1
jamie janice jason jason1 javier jeffrey jennifer jennifer1 jeremy jeremiah jerome jessica jessica1 jessie joanna
johnny johnson jonathan jonathan1 jordan1 joseph joseph1 joshua joshua1 juan juanita julia julian juliana julie juliet
justin justin1 karen katherine kathleen katie kathryn katrina kelly kenneth kevin kevin1 kimberly kristina kristen
lauren laura leonard leonardo leslie lewis linda lindsay lindsey lisa logan lorenzo louise lucas lucia luis madison
madison1 maggie marcel marcelo marco marcos marcus margaret maria maria1 mariana marie marina mario1 marissa martha
martin martina mary mathew matilda matthew matthew1 maurice maxwell megan melanie melissa melissa1 mercedes1 michael1
michaela micheal michel michelle michelle1 miguel mikael mike mikey miranda mohamed mohammad mohammed muhammad molly
monica monika morgan morgan1 nancy naomi natalia natalie nathalie nathan nathan1 nathaniel nicholas nicholas1 nicola
nicolas nicole nicole1 nikita nikolai norman olivia olivia1 oscar oliver oliver1 pamela patricia patricio patrick1
patty paul paula pauline pedro peter petra philip philippe phillip rachel rachel1 rafael ramirez ramon raymond rebecca
rebecca1 regina ricardo richard richard1 robert robert1 roberta roberto rodrigo roger roland ronald rosemary russell
ryan sabrina salvador salvatore samantha samantha1 sammy samuel samuel1 sandra sandrine sarah sasha scott sebastian
serena sergey sergio shannon sharon shawn shelby sheldon shirley sierra silvia simon simone sofia sophia sophie spencer
stefan stefania stephanie stephen steve steven steven1 stewart stuart susan susana suzanne sylvia sylvie tamara tania
tatiana taylor taylor1 teresa terry theodore theresa thomas thomas1 tiffany timothy tommy tony travis trevor tyler
tyler1 valentina valentin valeria valerie vanessa vanessa1 veronica victor victor1 victoria victoria1 vincent vincent1
violeta virginia1 vladimir walter wanda wendy wesley whitney william william1 willie wilson winston xavier yolanda
yvonne zachary qwertyui qwertyuiop qwerty qwerty12 qwerty123 qwertz qwertzuiop azerty azertyuiop asdfgh asdfghjk
asdfghjkl asdfasdf zxcvbn zxcvbnm qazwsx qazwsxedc qaz2wsx 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc q1w2e3r4
q1w2e3r4t5 qweasd qweasdzxc asdqwe zaq12wsx zaq1xsw2 a1b2c3d4 a1s2d3f4 aa123456 abc12345 abcd1234 1a2b3c4d 123abc
12341234 11223344 112233 121212 123123123 123321 12344321 147258369 159357 159753 741852963 789456123 987654321
314159265 31415926 27182818 00000000 11111111 88888888 99999999 13131313 69696969 10203040 20202020 01020304 12131415
trustno1 whatever whatever1 nothing something anything everything nobody somebody anybody everybody goodluck goodday
goodmorning goodnight hello hello1 hellohello helloworld howareyou goodbye byebye thankyou thanks please pleasework
forever forever1 together always never nevermind remember forgetme forget forgot family family1 familia mother mommy
mommy1 mother1 father daddy daddy1 daddysgirl brother brothers sister sisters grandma grandpa children friend friends1
bestfriend bestfriends boyfriend girlfriend husband marriage married student student1 teacher school school1 college
university science physics chemistry biology history english spanish french german russian chinese japanese doctor
nurse lawyer police soldier army airforce marines marine navy sailor pilot captain1 general sergeant major colonel
commander commando sniper hunter2 fisherman fishing fisher hunting camping cowboy cowgirl farmer gardener builder
mechanic engineer designer artist painter writer dancer dancing ballet singer actress model fashion shopping shopper
shadow shadow1 ghost ghosts spirit phantom hacker hacker1 hacked cracker cyber cyberpunk matrix1 rocket rocketman
apollo11 spaceman astronaut asshole bastard bitch bitches bullshit fuckyou fuckoff fuckme fucker motherfucker shithead
pussy cocksucker blowjob penis boobs boobies bigdick bigtits bigboy bigdaddy bigdog biggie1 bigmac pimp pimpin stoner
weed marijuana ganja smoke smoking 420420 cannabis dreams dreamer dream dreaming destiny destiny1 desire passion
paradise infinity eternity eternal immortal invincible legend legends legendary hero heroes superhero warrior fighter
killer killer1 killers assassin1 hitman punisher destroyer terminator1 power powers powerful energy dynamite explosion
fire fireball firefly fireman flame inferno ice iceman icecream icecube water waterfall ocean river island beach
mountain forest garden desert valley volcano diamond1 treasure pirate1 explorer traveler adventure holiday vacation
vacances ferien urlaub internet1 qwe123 asd123 zxc123 pass1234 pass123 pa55word p4ssword passpass passwordpassword
mypassword mypass yourpassword nopassword thepassword passphrase password1 password12 password123 password1234
iamgod iamtheone iamking iamlegend whoami whoareyou noname nonono yesyes yesyesyes okokok asdf1234 qwer1234 zxcv1234
wasd1234 poiuytrewq lkjhgfdsa mnbvcxz poiuyt lkjhgf samsung1 nokia1 motorola blackberry berlin1 london1 munich
hamburg1 schatz schatzi liebe liebling hallo hallo123 hallohallo ficken arschloch mausi hase sonne sonnenschein
blume katze hund schule soleil doudou chouchou loulou amour bonjour coucou marseille bretagne chocolat nounours
amor amorcito bonita hermosa corazon estrella mariposa tequila1 america1 guadalajara chivas pumas aguilas cruzazul
amore amoremio ciao ciaociao juventus1 forzamilan forzaroma andrea1 francesco1 saudade amizade felicidade brasil1
`;

/** More than a thousand well-known passwords and the words they are made of, in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/u));
