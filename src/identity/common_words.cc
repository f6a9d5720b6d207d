// Words that passwords are made of, in es, en and nl: gathered by hand from what people choose (words of access, of the
// trade, names, places, months, animals, clubs, keyboards), folded and sorted. Our own list: no leaked list is copied.
#include <algorithm>

#include "base/text.h"
#include "identity/password_policy.h"

namespace ciclo::identity {

namespace {

constexpr std::string_view written = R"(
aaa aanmelden aap aapje aardbei aarde abc abcd abcde abcdef abcdefg abcdefgh abril abuela abuelo acceso access account
acht adios admin administracion administrador administratie administrator adobe agosto agua aguila aguilas aire
airline airport ajax alegria alejandra alejandro alex alexander alexandra alianza almere alumno am amanda amarillo
amber ambulance ambulancia america american amiga amigas amigo amigos amistad amor amores amsterdam and andrea andres
andrew android angel angela angelita angelito angels anja anna anne annemarie anouk anthony antonia antonio antwerpen
anything apeldoorn apotheek appel apple apples april are arena argentina argentino army arnhem arsenal arts artsen asd
asdf asdfg asdfgh asdfghj asdfghjkl ashley asuncion at atletico audi august augustus austin auto autos autumn avond
awesome ayer azerty azucar azul baas baby babyboy babygirl backup balon banaan banana bank barbara barca barcelona
bart bas baseball basketball batman bayern be beach bear bears beatles beatriz bebe bedankt bedrijf beer beertje
beheer beheerder belgie bella bendicion bendiciones berg berlin best betis better betty beveiliging bible bienvenida
bienvenido bienvenidos bier bird birds black blanca blanco blauw blessed blessing blij bliksem bloem bloemen bloemetje
blue bmw boca boekhouding bogota bolivia boliviano bonita bonito boot bos bosque boston boter boxing boy boys bram
brandon brazil breda brian broer broertje brood brother brown brugge bruin brussel buddy buenosaires bunny business
buster butter butterfly by bye caballo caballos cafe calidad california camaro cambiala cambiame cambiar cambio camila
camilla campeon campeones canada candy caracas caramelo carlos carol carolina casa cat catalina cats cecilia celular
cereza cerveza cf change changeme charles charlie cheese chef chelsea cherry chevy chica chicago chicken chico
children chile chileno chivas chocola chocolade chocolate christ christopher church ciclo cielo cien cinco circle
circulo cirugia citroen claudia clave claves client cliente clientes clients clinic clinica clinical clinicas clock
cloud clouds club cochabamba coco coffee colegio college colo colombia colombiano company complaint complaints compras
computadora computer conejito conejo confidencial contabilidad contra contrasena contrasenas cookie cookies cool
corazon corazones cornelis correo corvette costarica counterstrike cricket cristian cristina cristo cruzazul crystal
cuatro cuba cupcake curso customer customers cycle daan dad daddy dag daisy dakota dallas dance dancing daniel daniela
dank dankje database daughter david de debian december default delfin delft demo denhaag denver desktop deur dia
diamond diana diciembre diego dienst diensten diez dinsdag dios diosesamor diosmio direccion directeur directie
director directora dirk do dochter doctor doctora doctors doei dog doggy dogs dokter dolfijn dolphin dolphins domingo
dominicana donder donderdag donkey donna dorado dordrecht dos dragon dragonball dragons dream dreamer dreams drie
drums ducati duizend dulce dulces dumbledore eagle eagles earth ecuador edc eduardo edward een eight eiland eindhoven
el elefante elena eleven elizabeth ellen elvis email emerald emergencia emergencias emergency emily eminem emma
empresa en encuesta energy enero enfermera enfermeria enfermero engel engeltje england english enquete enrique
enschede entrada entrar equipo eric escuela espana espanol espanola espera esperanza esposa esposo esteban esther
estrella estrellas estrellita estudiante europe eva evening everyone everything excel fabian facebook faith fall
familia familie family farmacia father fc fe febrero februari february feedback felicidad felipe feliz femke fernanda
fernando ferrari feyenoord fiets fietsen financien finanzas fire fireball fish fishes fishing five fleur flight flor
florecita flores florida floris flower flowers football for ford forest forever fortnite four france francisca
francisco freedom french fresa fresas friday friend friends friendship frodo fuego futbol futbolista future gabriel
gabriela galaxy galleta galletas gandalf gangster garden gast gatita gatito gato gatos gebruiker gebruikers geel
geheim geheime geheimpje geluk gelukkig gent george gerardo gerencia gerente german germany gerrit gezin gezondheid
ghost ginger girasol girl girls gisteren gloria gmail go god godisgood gol gold golden golf gonzalo good goodbye
google goud grace gracias great green groen groningen guadalupe guardia guatemala guayaquil guest guillermo guitar
gustavo guys haarlem hallo hannah happiness happy harley harry harrypotter hart hartje health healthcare heather
heaven hector heerenveen helen hello helpdesk hendrik henk herfst hermana hermano hermione hermosa hermoso het hey hi
hija hijo hijos hockey hogar hogwarts hoi hola holland hollander hollywood hond honda honden honderd hondje honduras
honey hope horse horses hospital hospitales hotel hotmail hou houvanjou hoy hugo huis humanos hundred hunter hunters
hunting husband iglesia ignacio iii ik ikhouvanje ikhouvanjou iloveyou in informatica ingrid inkoop inloggen instagram
install insurance internet invierno invitado iphone iris ironman is isabel isabella isla island it italian italy ivan
jack jackson jaime james jan januari january jardin jasmine jason jasper javier jedi jefa jefe jennifer jeroen jessica
jesucristo jesus jesuschrist jewel jij johan johannes john jongen joost jordan jorge jose josefa joselito joseph
joshua jou journey jouw juan juana juancarlos jueves juf juli julia julian juliana julio july june juni junio juntos
justin juventus kaas kantoor karen karina kat katten kees kenneth kers kevin keyboard kikker killer kind kinderen king
kings kitten kitty klaas klacht klachten klant klanten kliniek knight koe koekje koekjes koen koffie konijn konijntje
koning koningin kwaliteit la lapaz laptop lars las latina latino laura lauren leeuw leiden lemon lente leon leonardo
leones leraar lerares leticia letmein leuven leven libertad lief liefde liefje lieke lieve lieverd life lightning lily
lima limon linda lindo linkedin linux lion lions lisa live liverpool living llave lluvia lobo lobos login logon london
lord lorena lorenzo los lotte love lovely lover loves loveyou lucas lucht lucia lucky luis luisa luna lunes lunita
maan maandag maart maarten maastricht madison madre madrid maestra maestro magic magical mail mama mami man manager
manana manchester mango manuel manuela manzana mar marcel marcela marcelo march marcos margarita maria mariana mariano
marieke marine mario mariposa mariposas marisol marjolein mark market marta martes martijn martin mary marzo master
mateo matrix matthew maud mauricio max mayo me medic medica medical medicine medico medicos meester mega megan mei
meisje melissa mercedes merlin metal metallica mexicana mexicano mexico mi miamor michael michelle michiel micielo
microsoft middag midnight miercoles miguel miguelangel mijn mil milan million mine minecraft mirjam mis mivida mobiel
mobile moeder molly mom moment mommy monday money monica monique monkey monkeys montana montevideo mooi mooie moon
moonlight morado morgan morgen morning mother motor mountain mouse movie movil muis music mustang my mysql nacht
nacional najaar nancy naranja naruto natalia natalie natasha navy nederland nederlands negen negra negro nena nene
netwerk network new newyork nicaragua nicholas nicolas nicole niels nieuw nieuwe nieve night nijmegen nine ninja
nintendo nirvana no nobody noche nokia noor nothing november novia noviembre novio nueva nueve nuevo number numbers
nunca nurse nurses ocean ocho ochtend october octubre of office oficina ok okay oktober old olifant olimpia olivia oma
on one online ons onze oom ooo opa open openbaar opensesame operatie oracle orange oranje ordenador oro oruro oscar
osito oso osos otono oud our outlook paard paarden paardje paars pablo paciente pacientes padre pajaro paloma panama
panda paola papa papi paraguay paris parrot pass passcode passkey passphrase passw passwd password passwords paswoord
patient patienten patients patricia patrick paul paula paz peace peach pearl pedro pelota penarol people pepper
perrita perrito perro perros person personeel peru peruana peruano peter petra phantom pharmacy phoenix phone
photoshop piano piet pieter pikachu pilar pina pineapple pink pizza planet plata platano playa playstation please poes
poesje pokemon police porsche postgres potosi potter power preciosa primavera prince princesa princess principe prins
prinses printer privacy privado private prive proef profesor profesora prueba pruebas psv public publico puerta
puertorico pumas puppy purple qaz qazwsx quality queen queja quejas quito qwe qwer qwert qwerty qwertyui qwertyuiop
qwertz rabbit rachel rafael rain rainbow ramon ranger rangers raquel raton raul rayo realmadrid rebecca recepcion
receptie reception reclamacion reclamaciones reclamo reclamos recursos red regen regenboog reina restore rey ricardo
richard rick rik rio river rivier robert roberto roblox rocio rock rockstar rocky rodrigo roja rojo rome rood room
roos root rosa rosado rosario rosas rose roses rotterdam router roze rozen ruben ruby rugby runner running ruth sabado
safe safety sala sales salud salvador samantha samsung samurai sander sandia sandra sanne santa santacruz santiago
santo sapphire sara sarah saskia satisfaccion saturday schaatsen schat schatje schatjes schildpad school scott
sebastian secret secreta secreto secretos secrets secure secured security segura seguridad seguro seis sem september
septiembre sergio server service services servicio servicios servidor sesame setiembre seven sevilla shadow shark
sharon siempre siete signin silver silvia singer sistemas sister six skating sky skywalker sleutel smile snake sneeuw
sneeuwpop snoep snoepje snow snowball snowman soccer sofia sol soldier solecito somebody something sonrisa sony sophia
soporte space spain spanish spider spiderman spoed spoedeisende spring sqlite star stars starwars stephanie ster
sterren sterretje steven stijn storm strand strawberry strong student students sucre sugar suiker summer sunday sunny
sunrise sunset sunshine super superman superstar support surgery survey susan susana suzuki sweet sweetheart swimming
systeem system taart tante tarde tarija taylor te teacher teadoro teamare teamo teamomucho tecnologia teddy telefono
telefoon telephone temp temporal temporary ten tennis tequiero tequieromucho teresa test testen tester testing texas
thanks thankyou that the thee thijs this thomas thousand three thunder thursday tia tien tierra tiger tigers tigre
tigres tijger tilburg tim time tio to toby today toegang tokyo tom tomas tomorrow toro tortuga toyota trabajo training
treasure trein tres triaje trinity trooper trueno trust trustme trustno truth tu tuesday tuin tulp tulpen turtle
turtles tus twee twelve twente twitter two tyler ubuntu ultra un una united universe universidad universitario
universiteit university uno update urgencia urgencias urgency uruguay us user username usuaria usuario usuarios
utrecht uva vader valencia valentina valeria van vandaag vanesa vanessa veilig veiligheid venezuela ventas verander
verano verde verkoop veronica verpleegkundige verpleegster verpleging vertrouwelijk vicente victor victoria vida vieja
viejo viento vier viernes vijf vino violet virgen vis viviana vlaanderen vliegen vliegtuig vlinder vlinders vlindertje
vlucht vodka voetbal voetballen vogel voldemort volleyball volvo voorjaar vriend vrienden vriendin vriendschap vrijdag
vrolijk vrouw vuur wachtkamer wachtwoord wachtwoorden wachtwoordje waiting warcraft warrior water watermelon we
website wednesday welcome welkom werk whale whatever whatsapp whiskey white wife wifi wijn wijzig wijzigen willem
william wilma wind windows wine winter wit witch wizard woensdag wolf wolves woman word world wouter wsx xbox ximena
xxx xyz yahoo yamaha yellow yes yesterday yo yoda yolanda you your youtube zaterdag zee zes zeven ziekenhuis zilver
zomer zon zondag zonnebloem zonneschijn zonnetje zoon zorg zorgen zus zusje zwart zwolle zxc zxcv zxcvb zxcvbn zxcvbnm
)";

}  // namespace

const std::vector<std::string_view>& common_words() {
    static const std::vector<std::string_view> words = [] {
        std::vector<std::string_view> all = words_of(written);
        std::sort(all.begin(), all.end());
        return all;
    }();
    return words;
}

}  // namespace ciclo::identity
